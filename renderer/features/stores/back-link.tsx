import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useContext } from 'react';
import type { RunDetails } from '../../../shared/contract/store-schemas.ts';
import { visible } from '../../../shared/safety/visible.ts';
import { useTexts } from '../../texts.ts';
import { Button } from '../../ui/button.tsx';
import type { Visit } from '../shell/open-tabs.ts';
import { jumpedFrom } from '../shell/store-visits.ts';
import type { Where } from './store-where.ts';
import { useExperimentNames } from './use-experiment-names.ts';
import { StoreContext, useShownStore } from './use-opening.ts';
import { grows } from './use-store.ts';

/** The way back to where a link led here from, where no crumb leads there; nothing else, as in a workspace. Alt+Left goes the same way. */
export function BackLink() {
  const store = useContext(StoreContext);
  const visit = store === null ? null : jumpedFrom(store.tab);
  return visit === null ? null : <Back visit={visit} />;
}

function Back({ visit }: { readonly visit: Visit }) {
  const { t } = useTexts();
  const { dispatch } = useShownStore();
  const titleOf = useTitles();
  const page = 'where' in visit ? titleOf(visit.where) : t('lineageScreen.showOf', { name: visible(visit.name) });
  return (
    <Button kind="quiet" onPress={() => dispatch({ type: 'back' })}>
      <ArrowLeft size={16} aria-hidden /> {t('stores.backTo', { page })}
    </Button>
  );
}

/** What the pages of a store are called. */
function useTitles(): (where: Where) => string {
  const { t } = useTexts();
  const { handle } = useShownStore();
  const queries = useQueryClient();
  const experiments = useExperimentNames();
  const runName = (id: string) => queries.getQueryData<RunDetails>([...grows(handle), 'run', id])?.name ?? id;
  return ({ section, level, experiments: ids, run, runView, dataset, model, lineage }) => {
    const lineageOf = (name: string) => t('lineageScreen.showOf', { name: visible(name) });
    if (lineage !== null) return lineageOf(lineage.name);
    if (section === 'registered' && model !== null) return visible(model.name);
    if (section !== 'experiments' || level === 'experiments') return t(`stores.section.${section}`);
    if (level === 'dataset' && dataset !== null) return visible(dataset.name);
    if (level === 'pair') return t('stores.pair.title');
    if (level === 'run' && run !== null) return runView === 'lineage' ? lineageOf(runName(run)) : visible(runName(run));
    if (ids === null) return t('stores.experiment.allRuns');
    return ids.map((id) => visible(experiments.get(id) ?? id)).join(', ');
  };
}
