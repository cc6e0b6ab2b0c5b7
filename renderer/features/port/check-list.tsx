import { CircleCheck, CircleQuestionMark, Info, OctagonX } from 'lucide-react';
import { checkFix, checkText } from '../../../shared/export/check-text.ts';
import type { Check, CheckState } from '../../../shared/export/checks.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import type { ReactNode } from 'react';
import { VerdictReasons } from './verdict-reasons.tsx';

const ICONS = { ok: CircleCheck, note: Info, stop: OctagonX, 'not-judged': CircleQuestionMark } as const;
const ORDER: readonly CheckState[] = ['stop', 'not-judged', 'note', 'ok'];

export interface CheckListProps {
  readonly checks: readonly Check[];
  readonly production: boolean;
  /** What can be done about one at once; null for nothing. */
  readonly waysOf?: (check: Check) => ReactNode;
}

/** Every check, what stops first; what is fine is folded away. */
export function CheckList({ checks, production, waysOf = () => null }: CheckListProps) {
  const { t } = useTexts();
  return (
    <div className="check-list">
      {ORDER.map((state) => {
        const group = checks.filter((check) => check.state === state);
        if (group.length === 0) return null;
        const list = (
          <ul>
            {group.map((check) => (
              <Line key={check.id} check={check} production={production} ways={waysOf(check)} />
            ))}
          </ul>
        );
        if (state === 'ok')
          return (
            <details key={state} className="check-group ok">
              <summary>{t('portScreen.preflight.all', { count: group.length })}</summary>
              {list}
            </details>
          );
        return (
          <section key={state} className={`check-group ${state}`}>
            <h3>{t(`portScreen.preflight.group.${state}`)}</h3>
            {list}
          </section>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly check: Check;
  readonly production: boolean;
  readonly ways: ReactNode;
}

/** One check: what it looks at, what it found, and the way out. */
function Line({ check, production, ways }: LineProps) {
  const { t } = useTexts();
  const Icon = ICONS[check.state];
  const say = (key: string, details: Readonly<Record<string, string | number>> = {}) => t(key, { ...details });
  const count = Number(check.details['count'] ?? 0);
  const stops = check.state === 'stop' || (production && check.state === 'not-judged');
  return (
    <li className={`preflight-line ${check.state}`}>
      <Icon size={16} aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{t(`portReport.state.${check.state}`)}: </span>
          <strong>{t(`port.check.${check.id}`)}</strong> {visible(checkText(check, say))}
        </p>
        {check.items.length === 0 ? null : (
          <p className="mono small check-items">
            {check.items.map(visible).join(', ')}
            {count > check.items.length
              ? ` ${t('portScreen.preflight.more', { count: count - check.items.length })}`
              : ''}
          </p>
        )}
        <VerdictReasons check={check} />
        {check.state === 'ok' ? null : (
          <p className="muted small">
            {t('portScreen.preflight.fix')} {checkFix(check, say)}
            {stops && check.passable ? ` ${t('portScreen.preflight.passable')}` : ''}
          </p>
        )}
      </div>
      {ways}
    </li>
  );
}
