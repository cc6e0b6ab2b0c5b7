import type { ListedFile } from '../../../shared/contract/file-methods.ts';
import { useTexts } from '../../texts.ts';

/** What a file is for, in words, and what is to be known of it: missing, a link, named by nothing, code. */
export function useFileNote(): (file: ListedFile) => string {
  const { t } = useTexts();
  return ({ type, purpose, referenced, code }) => {
    const words: string[] = [t(`files.purpose.${purpose}`)];
    if (type === 'missing') words.push(t('files.missing'));
    else if (type !== 'file') words.push(t(`files.type.${type}`));
    else if (!referenced) words.push(t('files.unreferenced'));
    if (code === 'not-looked') words.push(t('files.notLookedAt'));
    else if (code !== null) words.push(t('files.notJudged', { kind: t(`files.code.${code}`) }));
    return words.join(' · ');
  };
}
