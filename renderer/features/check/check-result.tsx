import { useState, type ReactNode } from 'react';
import { Lightbulb, MapPin } from 'lucide-react';
import { answererOf, checkSentence } from '../../../shared/report/check-result.ts';
import type {
  CheckChannel,
  CheckReport,
  PlacedProblem,
  Preview,
} from '../../../shared/signature/payload/check-report.ts';
import { pathText } from '../../../shared/signature/payload/locate.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ruleSetName, type RuleSet } from '../../../shared/signature/serve/rules.ts';

export interface CheckResultProps {
  readonly report: CheckReport;
  readonly channel: CheckChannel;
  /** What the other rule set answers, where that differs. */
  readonly other: CheckReport | null;
  /** The text has changed since. */
  readonly stale: boolean;
  readonly children?: ReactNode;
  readonly onGoTo: (problem: PlacedProblem) => void;
  readonly onFix: (problem: PlacedProblem) => void;
}

/** Accepted or not, what stands against it and how to mend it, and what the model would get. */
export function CheckResult({ report: usual, channel, other, stale, children, onGoTo, onFix }: CheckResultProps) {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<RuleSet | null>(null);
  const report = other !== null && wanted === other.rules ? other : usual;
  const warned = report.problems.some(({ severity }) => severity === 'warning');
  const errors = report.problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div className={`check-result${stale ? ' stale' : ''}`} aria-busy={stale}>
      <Notice kind={report.ok ? (warned ? 'warning' : 'ok') : 'error'}>{checkSentence(report, channel, t)}</Notice>
      {other === null ? null : (
        <>
          <Notice kind="note">
            {t(`payload.other.${other.ok ? 'accepts' : 'refuses'}`, { rules: answererOf(channel, other.rules, t) })}{' '}
            {t('payload.other.usual', { rules: ruleSetName(usual.rules) })}
          </Notice>
          <Segments
            label={t('payload.other.label')}
            options={[usual, other].map(({ rules }) => ({ id: rules, text: answererOf(channel, rules, t) }))}
            selected={report.rules}
            onSelect={setWanted}
          />
        </>
      )}
      {children}
      {report.problems.length === 0 ? null : (
        <section>
          <h2>{t('payload.problems', { count: Math.max(errors, report.problems.length) })}</h2>
          <ol className="check-problems">
            {report.problems.map((problem, at) => (
              <ProblemLine key={`${problem.code} ${at}`} problem={problem} onGoTo={onGoTo} onFix={onFix} />
            ))}
          </ol>
        </section>
      )}
      {report.received === null ? null : <Received preview={report.received} params={report.params} />}
    </div>
  );
}

interface ProblemLineProps {
  readonly problem: PlacedProblem;
  readonly onGoTo: (problem: PlacedProblem) => void;
  readonly onFix: (problem: PlacedProblem) => void;
}

function ProblemLine({ problem, onGoTo, onFix }: ProblemLineProps) {
  const { t, problemText } = useTexts();
  const { span, path, fix } = problem;
  const place = path === null || path.length === 0 ? null : pathText(path);
  return (
    <li className={problem.severity}>
      <p>
        <span className="visually-hidden">{t(`shell.notice.${problem.severity}`)}: </span>
        {problemText({ code: problem.code, severity: problem.severity, details: problem.details })}
      </p>
      <div className="check-line">
        {span === null ? null : (
          <Button kind="quiet" onPress={() => onGoTo(problem)}>
            <MapPin size={14} aria-hidden /> {t('payload.goTo', { line: span.line, column: span.column })}
          </Button>
        )}
        {fix === undefined ? null : (
          <Button onPress={() => onFix(problem)}>
            <Lightbulb size={14} aria-hidden />{' '}
            {visible(t(`payload.fix.${fix.kind}`, { value: (fix.value ?? '').slice(0, 60) }))}
          </Button>
        )}
        {place === null ? null : <code className="muted">{visible(place.slice(0, 120))}</code>}
      </div>
    </li>
  );
}

function Received({ preview, params }: { readonly preview: Preview; readonly params: string | null }) {
  const { t, number } = useTexts();
  return (
    <section>
      <h2>
        {t('payload.received')}{' '}
        {preview.kind === 'table' ? (
          <span className="muted">{t('payload.rows', { rows: number(preview.length) })}</span>
        ) : null}
      </h2>
      {preview.kind === 'table' ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <div className="received" tabIndex={0} role="region" aria-label={t('payload.received')}>
          <table>
            <thead>
              <tr>
                {preview.columns.map((column, at) => (
                  <th key={at} scope="col">
                    {visible(column.name)}
                    <small>{column.dtype}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{visible(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        <pre className="code-block" tabIndex={0} aria-label={t('payload.received')}>
          {`${preview.type}\n${preview.text}`}
        </pre>
      )}
      {params === null ? null : (
        <p>
          {t('model.card.params')}: <code>{visible(params)}</code>
        </p>
      )}
    </section>
  );
}
