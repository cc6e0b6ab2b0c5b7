import { visible } from '../../../shared/safety/visible.ts';

/** Tags, each a name and a value. */
export function TagList({ tags }: { readonly tags: readonly { readonly key: string; readonly value: string }[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="store-tags">
      {tags.slice(0, 100).map(({ key, value }) => (
        <li key={key} title={visible(value)}>
          <span className="muted">{visible(key)}</span> {visible(value)}
        </li>
      ))}
    </ul>
  );
}
