import { lazy, Suspense, useMemo } from 'react';
import type { ArtifactOwner } from '../../../shared/contract/store-schemas.ts';
import type { LineageNode } from '../../../shared/lineage/graph.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { placeInStore } from '../lineage/store-places.ts';
import { Crumbs } from './crumbs.tsx';
import { useOpening, useShownStore } from './use-opening.ts';

const LineageView = lazy(() =>
  import('../lineage/lineage-view.tsx').then((module) => ({ default: module.LineageView })),
);

/** The lineage of a run, a version or a logged model of the store. */
export function StoreLineage({ owner, name }: { readonly owner: ArtifactOwner; readonly name: string }) {
  const { t } = useTexts();
  const { handle, onView } = useShownStore();
  const { open, error, dismiss } = useOpening();
  const about = useMemo(() => ({ handle, owner }), [handle, owner]);
  const opening = (node: LineageNode) => {
    // One is there already.
    if (JSON.stringify(node.owner) === JSON.stringify(owner)) return null;
    const place = placeInStore(node);
    if (place !== null) return () => onView(place);
    const logged = node.owner;
    return logged?.kind === 'logged' ? () => open(logged, node.name) : null;
  };
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <Suspense fallback={<Busy text={t('lineageScreen.reading')} />}>
        <LineageView about={about} name={name} opening={opening} />
      </Suspense>
    </>
  );
}

/** The lineage of what was chosen in a section, in place of the section, with the way back. */
export function SectionLineage({ section }: { readonly section: string }) {
  const { t } = useTexts();
  const { view, onView } = useShownStore();
  if (view.lineage === null) return null;
  const { owner, name } = view.lineage;
  return (
    <>
      <Crumbs
        crumbs={[
          { text: t(`stores.section.${section}`), onGo: () => onView({ lineage: null }) },
          { text: t('lineageScreen.showOf', { name: visible(name) }), onGo: null },
        ]}
      />
      <StoreLineage owner={owner} name={name} />
    </>
  );
}
