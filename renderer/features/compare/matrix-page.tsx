import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { Dispatch } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { VerdictMark } from '../../ui/verdict.tsx';
import { usePageOffer } from '../shell/front-page.tsx';
import type { MatrixTab, ModelRef, TabsAction } from '../shell/open-tabs.ts';
import { MATRIX_LIMIT } from './matrix-limit.ts';
import type { Picking } from './model-picker.tsx';
import { useSide } from './use-sides.ts';

export interface MatrixPageProps {
  readonly tab: MatrixTab;
  readonly dispatch: Dispatch<TabsAction>;
  readonly onPick: (picking: Picking) => void;
}

/** Several models: which could take the place of which. Each cell leads to the comparison of its pair. */
export function MatrixPage({ tab, dispatch, onPick }: MatrixPageProps) {
  const { t } = useTexts();
  const { id } = tab;
  const models = tab.models.slice(0, MATRIX_LIMIT);
  const left = tab.models.length - models.length;
  const set = (next: readonly ModelRef[]) => dispatch({ type: 'models', id, models: next });
  const add = (more: readonly ModelRef[]) => set([...models, ...more]);
  const pick = () =>
    onPick({ title: t('compareScreen.matrix.addTitle'), without: models, take: (model) => add([model]) });
  usePageOffer({
    commands: { 'compare-with': pick },
    targets: [
      { id: 'third', title: t('compareScreen.side.third'), help: t('compareScreen.side.thirdHelp'), take: add },
    ],
  });
  return (
    <div className="page compare">
      <h1>{t('compareScreen.matrix.title')}</h1>
      <p className="muted">{t('compareScreen.matrix.what')}</p>
      {left > 0 ? (
        <Notice kind="warning">{t('compareScreen.matrix.tooMany', { limit: MATRIX_LIMIT, count: left })}</Notice>
      ) : null}
      <div className="matrix-box">
        <table className="matrix">
          <thead>
            <tr>
              <td className="muted small">{t('compareScreen.matrix.corner')}</td>
              {models.map((model, at) => (
                <th key={at} scope="col">
                  {visible(model.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {models.map((a, row) => (
              <tr key={row}>
                <th scope="row">
                  <MatrixModel
                    model={a}
                    onKnown={(model) => dispatch({ type: 'known', id, was: a, model })}
                    onRemove={models.length > 2 ? () => set(models.filter((_model, at) => at !== row)) : null}
                  />
                </th>
                {models.map((b, column) => (
                  <td key={column}>
                    {row === column ? (
                      <span className="muted">{t('compareScreen.matrix.self')}</span>
                    ) : (
                      <Cell a={a} b={b} onOpen={() => dispatch({ type: 'compare', models: [a, b] })} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions">
        <Button disabled={models.length >= MATRIX_LIMIT} onPress={pick}>
          {t('compareScreen.matrix.add')}
        </Button>
      </div>
    </div>
  );
}

interface MatrixModelProps {
  readonly model: ModelRef;
  readonly onKnown: (model: ModelRef) => void;
  readonly onRemove: (() => void) | null;
}

function MatrixModel({ model, onKnown, onRemove }: MatrixModelProps) {
  const { t, errorText } = useTexts();
  const state = useSide(model, onKnown);
  const found = state.kind === 'choose' ? state.found.rows : [];
  return (
    <span className="matrix-model">
      <span>
        {visible(model.name)}
        {state.kind === 'failed' ? <span className="error small">{errorText(state.error)}</span> : null}
        {state.kind === 'choose' && found.length === 0 ? (
          <span className="error small">{t('shell.open.nothing', { name: model.name })}</span>
        ) : null}
        {found.length === 0 ? null : (
          <select
            className="select"
            aria-label={t('compareScreen.side.several', { side: '', name: model.name })}
            value=""
            onChange={({ target }) => {
              const chosen = found.find(({ path }) => path === target.value);
              if (chosen !== undefined) onKnown({ grant: model.grant, path: chosen.path, name: chosen.name });
            }}
          >
            <option value="" disabled>
              …
            </option>
            {found.map(({ path }) => (
              <option key={path} value={path}>
                {visible(path)}
              </option>
            ))}
          </select>
        )}
      </span>
      {onRemove === null ? null : (
        <Button kind="quiet" label={t('compareScreen.matrix.remove', { name: model.name })} onPress={onRemove}>
          <X size={14} aria-hidden />
        </Button>
      )}
    </span>
  );
}

/** The verdict of one pair. Only the summary is fetched, and the comparison is given back at once. */
function Cell({ a, b, onOpen }: { readonly a: ModelRef; readonly b: ModelRef; readonly onOpen: () => void }) {
  const { t } = useTexts();
  const { client } = useHost();
  const place = ({ grant, path }: ModelRef) => ({ grant: grant.token, path: path ?? '' });
  const query = useQuery({
    queryKey: ['verdict', a.grant.token, a.path, b.grant.token, b.path],
    enabled: a.path !== null && b.path !== null,
    queryFn: async ({ signal }) => {
      const input = { a: place(a), b: place(b), renames: [], contents: false, rules: null };
      const { handle, summary } = await client.call('compare.open', input, { signal });
      void client.call('compare.close', { handle }).catch(() => undefined);
      return summary.forward.verdict;
    },
  });
  if (query.error !== null) return <span className="error">{t('compareScreen.matrix.failed')}</span>;
  if (query.data === undefined) return <span className="muted">{t('compareScreen.matrix.waiting')}</span>;
  const verdict = t(`compareScreen.verdict.${query.data}`);
  return (
    <AriaButton
      className={`matrix-cell ${query.data}`}
      aria-label={t('compareScreen.matrix.cell', { a: a.name, b: b.name, verdict })}
      onPress={onOpen}
    >
      <VerdictMark verdict={query.data} />
    </AriaButton>
  );
}
