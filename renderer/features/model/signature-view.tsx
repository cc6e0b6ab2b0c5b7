import { useMemo, useState } from 'react';
import { parseJson } from '../../../shared/python/json.ts';
import { toJson } from '../../../shared/python/dumps.ts';
import type { SignatureReading } from '../../../shared/signature/types.ts';
import { SIGNATURE_PARTS, signatureRows, type SignaturePart } from '../../../shared/signature/signature-rows.ts';
import { pythonSource } from '../../../shared/signature/python-source.ts';
import { visibleLines } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useWantedRow } from '../rows/wanted-row.ts';
import { SignatureTable } from './signature-table.tsx';
import { filterRows, sortRows, type Order } from './signature-row-list.ts';

const FORMS = ['table', 'json', 'python'] as const;
const ORDERS = ['file', 'name', 'type'] as const;

/** The signature as a table, as the JSON it is stored as, or as Python that builds it. */
export function SignatureView({ signature }: { readonly signature: SignatureReading | null }) {
  const { t, problemText } = useTexts();
  const [form, setForm] = useState<(typeof FORMS)[number]>('table');
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState<Order>('file');
  const [wanted, done] = useWantedRow('signature');
  const showAll = () => {
    setForm('table');
    setFilter('');
  };
  useChange(wanted, (each) => each !== null && showAll(), null);
  // Not before the whole table is drawn.
  const row = form === 'table' && filter === '' ? (wanted?.row ?? null) : null;
  const code = useMemo(() => (signature === null ? null : codeOf(signature, form)), [signature, form]);
  if (signature === null) {
    return (
      <Notice kind="note">
        <p>{t('model.signature.none')}</p>
        <p>{t('model.signature.noneWhy')}</p>
      </Notice>
    );
  }
  const choose = <K extends string>(kind: string, ids: readonly K[]) =>
    ids.map((id) => ({ id, text: t(`model.signature.${kind}.${id}`) }));
  return (
    <>
      <div className="toolbar">
        <Segments
          label={t('model.signature.formLabel')}
          options={choose('form', FORMS)}
          selected={form}
          onSelect={setForm}
        />
        {form === 'table' ? (
          <>
            <SearchField value={filter} onChange={setFilter} />
            <Segments
              label={t('model.signature.orderLabel')}
              options={choose('order', ORDERS)}
              selected={order}
              onSelect={setOrder}
            />
          </>
        ) : code === null ? null : (
          <CopyButton text={code} />
        )}
      </div>
      {signature.problems.map((problem) => (
        <Notice key={problem.code} kind={problem.severity}>
          {problemText(problem)}
        </Notice>
      ))}
      {form === 'table'
        ? SIGNATURE_PARTS.map((id) => (
            <Part
              key={id}
              signature={signature}
              section={id}
              filter={filter}
              order={order}
              wanted={row?.startsWith(`${id} `) === true ? row : null}
              onWanted={done}
            />
          ))
        : null}
      {code === null ? null : <Code text={code} />}
      {form === 'python' && code === null ? <Notice kind="warning">{t('model.signature.noPython')}</Notice> : null}
    </>
  );
}

interface PartProps {
  readonly signature: SignatureReading;
  readonly section: SignaturePart;
  readonly filter: string;
  readonly order: Order;
  /** Id of the row to bring into sight. */
  readonly wanted: string | null;
  readonly onWanted: () => void;
}

function Part({ signature, section, filter, order, wanted: row, onWanted }: PartProps) {
  const { t, problemText } = useTexts();
  const wanted = filter.trim().toLowerCase();
  const rows = useMemo(() => signatureRows(signature, section), [signature, section]);
  const shown = useMemo(() => sortRows(filterRows(rows, wanted), order), [rows, wanted, order]);
  const part = signature[section];
  const title = t(`model.card.${section}`);
  if (part === null) return section === 'params' ? null : <p className="muted">{t(`model.signature.no.${section}`)}</p>;
  return (
    <section className="part">
      <h2>
        {title} <span className="muted">{rows.length}</span>
      </h2>
      {part.problems.map((problem) => (
        <Notice key={problem.code + problemText(problem)} kind={problem.severity}>
          {problemText(problem)}
        </Notice>
      ))}
      {rows.length === 0 ? null : shown.length === 0 ? (
        <p className="muted">{t('shell.library.noMatch', { filter })}</p>
      ) : (
        <SignatureTable rows={shown} label={title} part={section} wanted={row} onWanted={onWanted} />
      )}
    </section>
  );
}

/** The signature in another form than a table; null for a table, and for Python where no call could build it. */
function codeOf(signature: SignatureReading, form: (typeof FORMS)[number]): string | null {
  if (form === 'json') return jsonText(signature);
  return form === 'python' ? pythonSource(signature) : null;
}

function Code({ text }: { readonly text: string }) {
  const { t } = useTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <pre className="code-block" tabIndex={0} aria-label={t('model.view.signature')}>
      {visibleLines(text)}
    </pre>
  );
}

/** Each part as it is stored, one entry a line; what is no JSON as it stands. */
function jsonText(signature: SignatureReading): string {
  return SIGNATURE_PARTS.flatMap((section) => {
    const source = signature[section]?.source;
    if (source === undefined) return [];
    try {
      const value = parseJson(source);
      const body = Array.isArray(value)
        ? `[\n${value.map((item) => `  ${toJson(item)}`).join(',\n')}\n]`
        : toJson(value);
      return [`${section}: ${body}`];
    } catch {
      return [`${section}: ${source}`];
    }
  }).join('\n\n');
}
