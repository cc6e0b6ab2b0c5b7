import { Play } from 'lucide-react';
import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { KnownError } from '../../../shared/contract/errors.ts';
import type { ModelReading } from '../../../shared/contract/model-reading.ts';
import { applyFix } from '../../../shared/signature/payload/apply-fix.ts';
import { CHECK_CHANNELS, type PlacedProblem } from '../../../shared/signature/payload/check-report.ts';
import { convert, format, FORMS, shorten, type Form } from '../../../shared/signature/payload/forms.ts';
import { sampleRequests } from '../../../shared/signature/sample-request.ts';
import { useHost, type Opened } from '../../client.tsx';
import { asErrorData, useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { sessionKey } from '../editor/edit-sessions.ts';
import { usePageOffer } from '../shell/front-page.tsx';
import { CheckResult } from './check-result.tsx';
import { useAttempt } from './check-store.ts';
import { ExportMenu } from './export-menu.tsx';
import { PayloadEditor, type EditorHandle } from './payload-editor.tsx';
import { SuitePanel, type SuiteModel } from './suite-panel.tsx';
import { useCheck } from './use-check.ts';

export interface CheckViewProps {
  readonly grant: string;
  readonly path: string;
  readonly reading: ModelReading;
  /** Models that it is compared with: they are candidates too. */
  readonly compared: readonly SuiteModel[];
}

/** Rows that a shortened payload keeps. */
const SHORT = 5;

/** A payload against the model: typed, pasted, dropped or made; what MLflow would say of it, at the very value. */
export function CheckView({ grant, path, reading, compared }: CheckViewProps) {
  const { t } = useTexts();
  const { client, pick } = useHost();
  const [attempt, change] = useAttempt(sessionKey(grant, path));
  const [error, setError] = useState<unknown>(null);
  const editor = useRef<EditorHandle>(null);
  const checking = useCheck(grant, path, attempt);
  const { signature } = reading.document;
  const { text, channel, contentType, file } = attempt;
  const current = checking.answer?.attempt === attempt ? checking.answer.value : null;

  const setText = useCallback((next: string) => change({ text: next, file: null }), [change]);
  /** A tool's result, or a word that it could not do it. */
  const put = (next: string | null) => {
    setError(next === null ? new KnownError('payload-not-a-table', 'It can not be done to this payload.') : null);
    if (next !== null) setText(next);
  };
  const samples = signature === null ? [] : sampleRequests(signature);
  const sample = (form: string) => {
    const made = samples.find((each) => each.form === form);
    if (made !== undefined) change({ text: made.body, contentType: made.contentType, channel: 'rest', file: null });
  };
  const attemptTo = (work: () => Promise<unknown>) => () => {
    setError(null);
    work().catch(setError);
  };
  const takeFile = async ({ grants, errors }: Opened) => {
    const [failed] = errors;
    if (failed !== undefined) throw new KnownError(failed.code, failed.message, failed.details);
    const [file] = grants;
    if (file === undefined) return;
    const type = { contentType: /\.csv$/i.test(file.name) ? 'text/csv' : 'application/json' };
    try {
      change({ ...type, file: null, text: (await client.call('file.text', { grant: file.token })).text });
    } catch (thrown) {
      if (asErrorData(thrown).code !== 'text-too-large') throw thrown;
      return change({ ...type, file: { token: file.token, name: file.name } });
    }
    await client.call('open.release', { grant: file.token });
  };
  const openFile = async () => takeFile(await pick('file'));
  usePageOffer({
    targets: [
      {
        id: 'payload',
        title: t('payload.drop.title'),
        help: t('payload.drop.help', { name: reading.name }),
        filesOnly: true,
        take: ([first]) => first !== undefined && attemptTo(() => takeFile({ grants: [first.grant], errors: [] }))(),
      },
    ],
  });
  const example = async () => setText((await client.call('check.example', { grant, path })).text);
  const goTo = ({ span }: PlacedProblem) => span !== null && editor.current?.goTo(span.start, span.end);
  const fix = (problem: PlacedProblem) => {
    if (problem.fix !== undefined) put(applyFix(text, problem.fix));
  };
  const press = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      checking.run();
    } else if (event.key === '.') {
      event.preventDefault();
      const at = editor.current?.cursor() ?? 0;
      const fixable = (current?.report.problems ?? []).filter((problem) => problem.fix !== undefined);
      const here = fixable.find(({ span }) => span !== null && span.start <= at && at <= span.end) ?? fixable[0];
      if (here !== undefined) fix(here);
    }
  };
  const tools = [
    { id: 'format', text: t('payload.tool.format') },
    { id: 'shorten', text: t('payload.tool.shorten', { rows: SHORT }) },
    ...FORMS.map((form) => ({ id: form, text: t('payload.tool.convert', { form }) })),
  ];
  const tool = (id: string) =>
    put(id === 'format' ? format(text) : id === 'shorten' ? shorten(text, SHORT) : convert(text, id as Form));
  const channels = CHECK_CHANNELS.map((id) => ({ id, text: t(`payload.channel.${id}`) }));
  return (
    <div className="check">
      <p className="muted">{t('payload.promise')}</p>
      <div className="toolbar">
        <Segments
          label={t('payload.channelLabel')}
          options={channels}
          selected={channel}
          onSelect={(id) => change({ channel: id })}
        />
        {channel !== 'azure' ? (
          <select
            className="select mono"
            aria-label={t('payload.contentType')}
            value={contentType}
            onChange={(event) => change({ contentType: event.target.value })}
          >
            {['application/json', 'text/csv'].map((type) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        ) : null}
        {channel === 'azure' ? <span className="muted">{t('payload.azureNote')}</span> : null}
      </div>
      <div className="toolbar">
        <MenuButton
          title={t('payload.fromSignature')}
          items={samples.map(({ form }) => ({ id: form, text: form }))}
          onChoose={sample}
        />
        <Button onPress={attemptTo(example)}>{t('payload.example')}</Button>
        <Button onPress={attemptTo(openFile)}>{t('payload.open')}</Button>
        <MenuButton
          title={t('payload.change')}
          items={file !== null || text.trim() === '' ? [] : tools}
          onChoose={tool}
        />
        <Button
          kind="primary"
          disabled={(file === null && text.trim() === '') || checking.busy !== null}
          onPress={checking.run}
        >
          <Play size={16} aria-hidden /> {t('payload.run')}
        </Button>
      </div>
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div className="check-columns">
        {file === null ? (
          <PayloadEditor
            handle={editor}
            text={text}
            onChange={setText}
            problems={current?.report.problems ?? []}
            onKeyDown={press}
          />
        ) : (
          <Notice
            kind="note"
            actions={<Button onPress={() => change({ file: null })}>{t('payload.file.drop')}</Button>}
          >
            {t('payload.file.large', { name: file.name })}
          </Notice>
        )}
        <div className="check-answer" aria-live="polite">
          {checking.error === null ? null : <ErrorNotice error={checking.error} onRetry={checking.run} />}
          {checking.busy === null ? null : (
            <Busy text={t(`payload.step.${checking.busy}`)} onCancel={checking.cancel} />
          )}
          {checking.stopped ? (
            <Notice kind="note" actions={<Button onPress={checking.run}>{t('payload.run')}</Button>}>
              {t('payload.stopped')}
            </Notice>
          ) : null}
          {checking.answer === null ? (
            checking.busy !== null || checking.stopped ? null : (
              <p className="muted">{t(signature === null ? 'payload.noSignature' : 'payload.empty')}</p>
            )
          ) : (
            <CheckResult
              report={checking.answer.value.report}
              channel={checking.answer.attempt.channel}
              other={checking.answer.value.other}
              stale={current === null}
              onGoTo={goTo}
              onFix={fix}
            >
              <ExportMenu model={reading.name} attempt={checking.answer.attempt} answer={checking.answer.value} />
            </CheckResult>
          )}
        </div>
      </div>
      <SuitePanel
        grant={grant}
        path={path}
        reading={reading}
        compared={compared}
        attempt={attempt}
        accepted={current === null ? null : current.report.ok}
        onOpen={({ body, ...rest }) =>
          change({ text: body, channel: rest.channel, contentType: rest.contentType, file: null })
        }
      />
    </div>
  );
}
