import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { useFilesSummary } from './use-files.ts';

/** How many files are named here; the others are in the list of files. */
const NAMED = 5;
/** Models with more files are looked into when their list is asked for: it keeps the process that reads them busy. */
const BY_ITSELF = 5000;

export interface RunsCodeProps {
  readonly grant: string;
  readonly path: string;
  /** How many files the model has. */
  readonly count: number;
}

/** Which files of a model run code when it is loaded: by their bytes, and not judged yet. */
export function RunsCode({ grant, path, count }: RunsCodeProps) {
  const { t, number, errorText } = useTexts();
  const { data, error } = useFilesSummary(grant, path, count <= BY_ITSELF);
  const many = count > BY_ITSELF;
  if (data === undefined && error === null && !many) return null;
  return (
    <section>
      <h2>{t('files.card')}</h2>
      {many ? <p>{t('files.notLooked', { count, shown: number(count) })}</p> : null}
      {error !== null ? <p>{errorText(error)}</p> : null}
      {data === undefined ? null : (
        <>
          {data.code === 0 ? <p className="muted">{t('files.cardNone')}</p> : null}
          <ul className="bullets">
            {data.codeFiles.slice(0, NAMED).map(({ path: file, code }) => (
              <li key={file} className="runs-code">
                <code>{visible(file)}</code>: {t('files.notJudged', { kind: t(`files.code.${code}`) })}
              </li>
            ))}
            {data.code > NAMED ? <li>{t('files.cardMore', { count: data.code - NAMED })}</li> : null}
            {data.notLooked > 0 ? (
              <li>{t('files.notLooked', { count: data.notLooked, shown: number(data.notLooked) })}</li>
            ) : null}
          </ul>
        </>
      )}
    </section>
  );
}
