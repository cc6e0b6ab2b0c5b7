import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { visible, visibleLines } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { useRowDesk, type ChosenRow, type RowFact } from './row-desk.ts';
import './inspector.css';

/** Characters of one value that are shown; all of them are copied. */
const SHOWN = 100_000;

export interface InspectorProps {
  /** What the row is in: the model, the comparison; null for a page of the app. */
  readonly from: string | null;
  readonly onClose: () => void;
}

/** All of the chosen row, nothing cut, beside the page. F6 goes there, Escape leaves and closes it. */
export function Inspector({ from, onClose }: InspectorProps) {
  const { t } = useTexts();
  const desk = useRowDesk();
  const describe = useSyncExternalStore(desk.subscribe, desk.describe);
  const row = describe?.() ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape works wherever the focus is in it
    <aside
      className="inspector"
      aria-label={t('shell.region.inspector')}
      data-region
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="inspector-head">
        <h2>{t('rows.inspector.title')}</h2>
        <Button kind="quiet" label={t('shell.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {row === null ? (
        <>
          <p className="muted">{t('rows.inspector.empty')}</p>
          <p className="muted small">{t('rows.inspector.emptyKeys')}</p>
        </>
      ) : (
        <Shown row={row} from={from} />
      )}
    </aside>
  );
}

function Shown({ row, from }: { readonly row: ChosenRow; readonly from: string | null }) {
  const { t } = useTexts();
  const { kind, title, facts, text, json } = row;
  return (
    <>
      <div className="inspector-top">
        <div>
          <p className="muted small">{from === null ? kind : `${kind} · ${visible(from)}`}</p>
          <h3 className="inspector-title">{visible(title)}</h3>
        </div>
        <div className="actions">
          <CopyButton text={text} label={t('rows.inspector.copyText')} />
          <CopyButton text={json} label={t('rows.inspector.copyJson')} />
        </div>
      </div>
      <dl className="inspector-facts">
        {facts.map((fact, at) => (
          <Fact key={at} fact={fact} />
        ))}
      </dl>
      <details>
        <summary>{t('rows.inspector.json')}</summary>
        <pre className="inspector-json">{visibleLines(pretty(json).slice(0, SHOWN))}</pre>
      </details>
    </>
  );
}

function Fact({ fact: { label, value } }: { readonly fact: RowFact }) {
  const left = value.length - SHOWN;
  return (
    <div>
      <dt>
        {label} <CopyIcon text={value} what={label} />
      </dt>
      <dd>
        {visibleLines(value.slice(0, SHOWN)) || '–'}
        {left > 0 ? <span className="muted"> … {left}</span> : null}
      </dd>
    </div>
  );
}

/** By lines, where it is JSON that JavaScript can carry: a number of 64 bits stays as it is. */
function pretty(json: string): string {
  if (/[^"\w.-]-?\d{16,}|NaN|Infinity/.test(json)) return json;
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
