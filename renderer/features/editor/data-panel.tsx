import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SchemaPart } from '../../../shared/signature/edit/draft.ts';
import { DATA_FORMATS, type DataFormat, type InferReport } from '../../../shared/signature/infer/report.ts';
import { useHost } from '../../client.tsx';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EvidenceTable } from './evidence.tsx';
import { useInference, type InferQuestion } from './use-inference.ts';

/** Where data comes from: a file that a person chose, or a text of their own. */
export type DataSource =
  { readonly kind: 'file'; readonly token: string; readonly name: string } | { readonly kind: 'text' };

export interface DataPanelProps {
  readonly source: DataSource;
  readonly onUse: (part: SchemaPart, report: InferReport) => void;
  readonly onClose: () => void;
}

type How = Omit<InferQuestion, 'data'>;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A signature from data: what MLflow would infer, what each column rests on, and whether that becomes inputs or outputs. */
export function DataPanel({ source, onUse, onClose }: DataPanelProps) {
  const { t, problemText, number } = useTexts();
  const { client } = useHost();
  const { report, error, progress, stopped, ask, cancel } = useInference();
  const [text, setText] = useState('');
  const [how, setHow] = useState<How>({ format: null, delimiter: ',', records: 'list' });
  const token = source.kind === 'file' ? source.token : null;
  const read = (next: How) => {
    if (token !== null) ask({ ...next, data: { grant: token } });
    else if (text.trim() !== '') ask({ ...next, format: next.format ?? formatOf(text), data: { text } });
  };
  useEffect(() => {
    if (token === null) return;
    ask({ data: { grant: token }, format: null, delimiter: ',', records: 'list' });
    return () => void client.call('open.release', { grant: token }).catch(() => undefined);
  }, [ask, client, token]);
  const change = (patch: Partial<How>) => {
    const next = { ...how, ...patch };
    setHow(next);
    read(next);
  };
  const format = how.format ?? report?.format ?? (source.kind === 'text' ? formatOf(text) : null);
  return (
    <section className="card data-panel" aria-label={t('editor.data.title')}>
      <header className="data-head">
        <h2>{source.kind === 'file' ? t('editor.data.of', { name: source.name }) : t('editor.data.title')}</h2>
        <Button kind="quiet" label={t('editor.data.close')} onPress={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      {source.kind === 'text' ? (
        <textarea
          className="text-input mono data-text"
          rows={6}
          value={text}
          spellCheck={false}
          aria-label={t('editor.data.text')}
          placeholder={t('editor.data.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            read(how);
          }}
        />
      ) : null}
      <div className="toolbar">
        <label className="data-choice">
          <span className="muted">{t('editor.data.format')}</span>
          <select
            className="select"
            value={how.format ?? ''}
            onChange={({ target }) => change({ format: target.value === '' ? null : (target.value as DataFormat) })}
          >
            <option value="">{t('editor.data.auto')}</option>
            {DATA_FORMATS.filter((each) => source.kind === 'file' || each === 'csv' || each === 'json').map((each) => (
              <option key={each} value={each}>
                {t(`editor.data.is.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {format === 'csv' ? (
          <label className="data-choice">
            <span className="muted">{t('editor.data.delimiter')}</span>
            <select
              className="select mono"
              value={how.delimiter}
              onChange={(event) => change({ delimiter: event.target.value })}
            >
              {DELIMITERS.map((each) => (
                <option key={each} value={each}>
                  {each === '\t' ? t('editor.data.tab') : each}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {format === 'json' && (report === null || report.reading === 'records' || report.reading === 'frame') ? (
          <Segments
            label={t('editor.data.records')}
            options={(['list', 'frame'] as const).map((id) => ({ id, text: t(`editor.data.as.${id}`) }))}
            selected={how.records}
            onSelect={(records) => change({ records })}
          />
        ) : null}
        {source.kind === 'text' ? (
          <Button kind={report === null ? 'primary' : 'plain'} disabled={text.trim() === ''} onPress={() => read(how)}>
            {t('editor.data.read')}
          </Button>
        ) : null}
      </div>
      {progress === null ? null : <Reading {...progress} onCancel={cancel} />}
      {stopped ? <Notice kind="note">{t('editor.data.stopped')}</Notice> : null}
      {error === null ? null : <ErrorNotice error={error} onRetry={() => read(how)} />}
      {report === null ? null : (
        <>
          <p role="status">
            {t('editor.data.summary', {
              count: report.rows,
              rows: number(report.rows),
              format: t(`editor.data.is.${report.format}`),
              columns: number(report.columns.length),
            })}
          </p>
          {report.notices.map((notice) => (
            <Notice key={notice.code} kind={notice.severity}>
              {problemText(notice)}
            </Notice>
          ))}
          <EvidenceTable columns={report.columns} specs={report.specs} />
          <div className="toolbar">
            <Button kind="primary" onPress={() => onUse('inputs', report)}>
              {t('editor.data.use.inputs')}
            </Button>
            <Button onPress={() => onUse('outputs', report)}>{t('editor.data.use.outputs')}</Button>
            <span className="muted">{t('editor.data.undo')}</span>
          </div>
        </>
      )}
    </section>
  );
}

interface ReadingProps {
  readonly rows: number;
  readonly bytes: number;
  readonly size: number;
  readonly onCancel: () => void;
}

function Reading({ rows, bytes, size: whole, onCancel }: ReadingProps) {
  const { t, size, number } = useTexts();
  return (
    <div className="toolbar" role="status">
      <progress value={bytes} max={Math.max(1, whole)} aria-label={t('editor.data.reading')} />
      <span className="muted">
        {t('editor.data.progress', { rows: number(rows), bytes: size(bytes), size: size(whole) })}
      </span>
      <Button onPress={onCancel}>{t('shell.cancel')}</Button>
    </div>
  );
}

/** A pasted text that begins like JSON is taken for it; anything else is a table of cells. */
function formatOf(text: string): 'json' | 'csv' {
  return /^\s*[[{]/.test(text) ? 'json' : 'csv';
}
