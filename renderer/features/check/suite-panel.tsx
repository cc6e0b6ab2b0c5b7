import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, Minus, X } from 'lucide-react';
import { useState } from 'react';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { parseSuite, passes, printSuite, type SuiteCase } from '../../../shared/signature/payload/suite.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useHost } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { saveText } from '../../ui/save-text.ts';
import { openReadings } from '../model/open-readings.ts';
import { useSuite, type Attempt } from './check-store.ts';

export interface SuitePanelProps {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
  readonly compared: readonly SuiteModel[];
  readonly attempt: Attempt;
  /** Whether the payload on the screen is accepted now; null while nobody knows. */
  readonly accepted: boolean | null;
  readonly onOpen: (each: SuiteCase) => void;
}

/** A model that a suite can be run on. */
export interface SuiteModel {
  readonly grant: string;
  readonly path: string;
  readonly name: string;
}

/** One model that the suite was run on. */
interface Column {
  readonly name: string;
  readonly results: readonly (boolean | null)[];
}

/** Saved payloads, run on this model and on every other open one: who passes what. */
export function SuitePanel({ grant, path, reading, compared, attempt, accepted, onOpen }: SuitePanelProps) {
  const { t } = useTexts();
  const { client, pick } = useHost();
  const queries = useQueryClient();
  const [cases, setCases] = useSuite();
  const [columns, setColumns] = useState<readonly Column[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [stop, setStop] = useState<AbortController | null>(null);
  const change = (next: readonly SuiteCase[]) => {
    setCases(next);
    setColumns([]);
  };
  const add = () => {
    const name = t('payload.suite.caseName', { number: cases.length + 1 });
    const expect = accepted === false ? 'refused' : 'accepted';
    const { channel, contentType, text: body } = attempt;
    change([...cases, { name, channel, contentType, body, expect }]);
  };
  const load = async () => {
    const { grants, errors } = await pick('file');
    const [failed] = errors;
    if (failed !== undefined) throw new KnownError(failed.code, failed.message, failed.details);
    const token = grants[0]?.token;
    if (token === undefined) return;
    try {
      change(parseSuite((await client.call('file.text', { grant: token })).text).cases);
    } finally {
      await client.call('open.release', { grant: token });
    }
  };
  const run = async () => {
    const own = new AbortController();
    setStop(own);
    setBusy(true);
    const open = openReadings(queries).map((each) => ({
      grant: each.grant,
      path: each.path,
      name: each.reading.name,
    }));
    const all = [{ grant, path, name: reading.name }, ...compared, ...open];
    const models = new Map(all.toReversed().map((each) => [`${each.grant} ${each.path}`, each]));
    const found: Column[] = [];
    try {
      for (const model of [...models.values()].toReversed()) {
        const results: (boolean | null)[] = [];
        for (const { channel, contentType, body, ...each } of cases) {
          const payload = { kind: 'text', text: body } as const;
          const input = { grant: model.grant, path: model.path, channel, contentType, payload };
          const { report } = await client.call('check.payload', input, { signal: own.signal });
          results.push(passes({ channel, contentType, body, ...each }, report.ok));
        }
        found.push({ name: model.name, results });
        setColumns([...found]);
      }
    } catch (thrown) {
      if (asErrorData(thrown).code !== 'cancelled') setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const attemptTo = (work: () => Promise<unknown>) => () => {
    setError(null);
    work().catch(setError);
  };
  return (
    <section className="card suite">
      <h2>{t('payload.suite.title')}</h2>
      <p className="muted">{t('payload.suite.why')}</p>
      <div className="toolbar">
        <Button disabled={attempt.file !== null || attempt.text.trim() === ''} onPress={add}>
          {t('payload.suite.add')}
        </Button>
        <Button onPress={attemptTo(load)}>{t('payload.suite.load')}</Button>
        <Button
          disabled={cases.length === 0}
          onPress={() => saveText('payload-suite.json', 'application/json', printSuite({ cases }))}
        >
          {t('payload.suite.save')}
        </Button>
        <Button kind="primary" disabled={cases.length === 0 || busy} onPress={attemptTo(run)}>
          {t('payload.suite.run')}
        </Button>
        {busy ? <Button onPress={() => stop?.abort()}>{t('shell.cancel')}</Button> : null}
      </div>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <Sums columns={columns} count={cases.length} />
      {cases.length === 0 ? null : (
        <Cases
          cases={cases}
          columns={columns}
          onOpen={onOpen}
          onChange={(at, each) => change(cases.with(at, each))}
          onRemove={(at) => change(cases.toSpliced(at, 1))}
        />
      )}
    </section>
  );
}

function Sums({ columns, count }: { readonly columns: readonly Column[]; readonly count: number }) {
  const { t } = useTexts();
  if (columns.length === 0) return null;
  return (
    <div role="status">
      <ul className="suite-sums">
        {columns.map((column, at) => (
          <li key={`${column.name} ${at}`}>
            {t('payload.suite.sum', {
              name: visible(column.name),
              passed: column.results.filter(Boolean).length,
              count,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CasesProps {
  readonly cases: readonly SuiteCase[];
  readonly columns: readonly Column[];
  readonly onOpen: (each: SuiteCase) => void;
  readonly onChange: (at: number, each: SuiteCase) => void;
  readonly onRemove: (at: number) => void;
}

function Cases({ cases, columns, onOpen, onChange, onRemove }: CasesProps) {
  const { t } = useTexts();
  return (
    <div className="suite-cases">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('payload.suite.name')}</th>
            <th scope="col">{t('payload.channelLabel')}</th>
            <th scope="col">{t('payload.suite.expect')}</th>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {visible(column.name)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('payload.suite.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each, at) => (
            <tr key={at}>
              <td>
                <input
                  className="text-input"
                  value={each.name}
                  aria-label={t('payload.suite.nameOf', { number: at + 1 })}
                  onChange={(event) => onChange(at, { ...each, name: event.target.value })}
                />
              </td>
              <td>{t(`payload.channel.${each.channel}`)}</td>
              <td>
                <select
                  className="select"
                  value={each.expect}
                  aria-label={t('payload.suite.expectOf', { name: each.name })}
                  onChange={(event) => onChange(at, { ...each, expect: event.target.value as SuiteCase['expect'] })}
                >
                  <option value="accepted">{t('payload.suite.accepted')}</option>
                  <option value="refused">{t('payload.suite.refused')}</option>
                </select>
              </td>
              {columns.map((column, place) => (
                <td key={place}>
                  <Passed result={column.results[at] ?? null} />
                </td>
              ))}
              {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- a cell of buttons, each with its name */}
              <td>
                <span className="actions">
                  <Button kind="quiet" onPress={() => onOpen(each)}>
                    {t('payload.suite.open')}
                  </Button>
                  <Button kind="quiet" label={t('editor.remove', { name: each.name })} onPress={() => onRemove(at)}>
                    <X size={16} aria-hidden />
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Passed({ result }: { readonly result: boolean | null }) {
  const { t } = useTexts();
  if (result === null) return <Minus size={16} aria-label={t('payload.suite.notRun')} />;
  return (
    <span className={`passed ${result ? 'yes' : 'no'}`}>
      {result ? <CircleCheck size={16} aria-hidden /> : <CircleX size={16} aria-hidden />}{' '}
      {t(result ? 'payload.suite.pass' : 'payload.suite.fail')}
    </span>
  );
}
