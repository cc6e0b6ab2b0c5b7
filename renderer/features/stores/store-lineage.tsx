import { lazy, Suspense, useMemo } from 'react';
import type { ArtifactOwner } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Busy } from '../../ui/busy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useThings } from '../lineage/use-things.ts';
import { Crumbs } from './crumbs.tsx';
import type { StoreView } from './store-view.ts';
import { useShownStore } from './use-opening.ts';

const LineageView = lazy(() =>
  import('../lineage/lineage-view.tsx').then((module) => ({ default: module.LineageView })),
);

/** The lineage of a run, a version or a logged model of the store. */
export function StoreLineage({ owner, name }: { readonly owner: ArtifactOwner; readonly name: string }) {
  const { t } = useTexts();
  const { handle, tab, onView, dispatch } = useShownStore();
  const about = useMemo(() => ({ handle, owner }), [handle, owner]);
  const home = useMemo(
    () => ({
      id: tab.id,
      // From a dataset one comes back to the run that it was seen in.
      onView: (next: Partial<StoreView>) =>
        onView(next.level === 'dataset' && owner.kind === 'run' ? { ...next, run: owner.id } : next),
    }),
    [tab.id, onView, owner],
  );
  const here = useMemo(() => ({ tab: tab.id, name }), [tab.id, name]);
  const { opening, error, dismiss } = useThings(about, home, here, dispatch);
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} onDismiss={dismiss} />}
      <Suspense fallback={<Busy text={t('lineageScreen.reading')} />}>
        <LineageView about={about} name={name} opening={opening} uses={null} />
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
