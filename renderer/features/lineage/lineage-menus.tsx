import { Check, Copy, Save } from 'lucide-react';
import { useState } from 'react';
import { lineageMermaid } from '../../../shared/lineage/as-mermaid.ts';
import { lineageText, lineageWords } from '../../../shared/lineage/as-text.ts';
import type { Lineage } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { fileName, saveText } from '../../ui/save-text.ts';
import { useCopy } from '../../ui/use-copy.ts';
import type { Drawing } from './drawing.ts';
import { lineageSvg, pictureSize, type PictureWords } from './lineage-svg.ts';
import { pageColours, pngScale, savePng } from './save-picture.ts';
import { useLineageTexts, type LineageTexts } from './use-lineage-texts.ts';

export interface LineageMenusProps {
  readonly lineage: Lineage;
  readonly name: string;
  /** What is drawn now; null while it is arranged. */
  readonly drawing: Drawing | null;
}

/** Takes the lineage elsewhere: copied as text or Mermaid, saved as a picture of what is drawn. */
export function LineageMenus({ lineage, name, drawing }: LineageMenusProps) {
  const texts = useLineageTexts();
  const { t } = texts;
  const [done, copy] = useCopy();
  const words = lineageWords(t);
  const [error, setError] = useState<unknown>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const save = (what: string) => {
    setError(null);
    setTooLarge(false);
    if (drawing === null) return;
    const title = t('lineageScreen.pictureTitle', { name: visible(name) });
    const svg = lineageSvg(drawing, wordsOf(title, drawing.root, texts), pageColours());
    const file = fileName(name, t('lineageScreen.fileName'));
    if (what === 'svg') return saveText(`${file}.svg`, 'image/svg+xml', svg);
    const size = pictureSize(drawing);
    const scale = pngScale(size);
    if (scale === null) return setTooLarge(true);
    savePng(`${file}.png`, svg, size, scale).catch(setError);
  };
  return (
    <>
      <MenuButton
        title={t('lineageScreen.copy')}
        icon={done ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        items={['text', 'mermaid'].map((id) => ({ id, text: t(`lineageScreen.copyAs.${id}`) }))}
        onChoose={(id) => copy(id === 'text' ? lineageText(lineage, words) : lineageMermaid(lineage, words))}
      />
      <span className="visually-hidden" role="status">
        {done ? t('shell.copied') : ''}
      </span>
      <MenuButton
        title={t('lineageScreen.save')}
        icon={<Save size={16} aria-hidden />}
        items={drawing === null ? [] : ['svg', 'png'].map((id) => ({ id, text: t(`lineageScreen.saveAs.${id}`) }))}
        onChoose={save}
      />
      {tooLarge ? (
        <Notice kind="warning" role="alert">
          {t('lineageScreen.tooLargeForPng')}
        </Notice>
      ) : null}
      {error === null ? null : <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </>
  );
}

/** The words of the page, for a picture. */
export function wordsOf(
  title: string,
  root: string,
  { t, name, kind, edge, presence, number }: LineageTexts,
): PictureWords {
  return {
    title,
    kind: ({ shown }) => (shown.fan === undefined ? kind(shown.node) : t('lineageScreen.fan.folded')),
    name: ({ shown }) => name(shown),
    where: ({ shown: { node, fan } }) =>
      fan === undefined
        ? visible(node.where ?? '')
        : fan.behind === 0
          ? ''
          : t('lineageScreen.fan.behind', { count: fan.behind, shown: number(fan.behind) }),
    mark: ({ shown: { id, node } }) =>
      id === root ? t('lineageScreen.root') : node === undefined ? '' : presence(node),
    edge: ({ shown }) => edge(shown),
    disputed: t('lineageScreen.disputed'),
  };
}
