import type { ReactNode } from 'react';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';

/** So many stand where they are; more get a box that scrolls, so that what comes below them stays near. */
const FEW = 24;
/** What a page can draw at once. */
const MOST = 500;

export interface TagListProps {
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** What can be done with one. */
  readonly renderAct?: (key: string) => ReactNode;
}

/** Tags, each a name and a value. */
export function TagList({ tags, renderAct }: TagListProps) {
  const { t, number } = useTexts();
  if (tags.length === 0) return null;
  const many = tags.length > FEW;
  const left = Math.max(0, tags.length - MOST);
  return (
    <>
      <ul
        className={`store-tags${many ? ' many' : ''}${renderAct === undefined ? '' : ' editable'}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={many && renderAct === undefined ? 0 : undefined}
      >
        {tags.slice(0, MOST).map(({ key, value }) => (
          <li key={key} title={visible(value)}>
            <span className="tag-text">
              <span className="muted">{visible(key)}</span> {visible(value)}
            </span>
            {renderAct?.(key)}
          </li>
        ))}
      </ul>
      {left === 0 ? null : <p className="muted small">{t('stores.tagsLeft', { count: left, shown: number(left) })}</p>}
    </>
  );
}
