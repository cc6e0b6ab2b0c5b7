import type { ModelPageProps } from '../../renderer/features/model/model-page.tsx';

/** Takes the place of a model's page, which is tested by itself. */
export function ModelPage({ path, view, onCompare, comparisons }: ModelPageProps) {
  return (
    <>
      <h1>{view === 'overview' ? `model at ${path}` : `model at ${path}, ${view}`}</h1>
      <button onClick={onCompare}>Compare…</button>
      <ul aria-label="comparisons">
        {comparisons.map(({ id, other, show }) => (
          <li key={id}>
            <button onClick={show}>back to {other.name}</button>
          </li>
        ))}
      </ul>
    </>
  );
}
