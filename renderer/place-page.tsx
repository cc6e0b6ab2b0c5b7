import { lazy, Suspense, type Dispatch } from 'react';
import type { CommandId } from '../shared/contract/commands.ts';
import type { Grant, Settings } from '../shared/contract/schemas.ts';
import type { Opened } from './client.tsx';
import { AboutPage } from './features/about/about-page.tsx';
import { CompareStart } from './features/compare/compare-start.tsx';
import type { Picking } from './features/compare/model-picker.tsx';
import { LibraryPage } from './features/library/library-page.tsx';
import { ActivityPage } from './features/port/activity-page.tsx';
import { PortPage } from './features/port/port-page.tsx';
import { OpeningPage } from './features/open/opened-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import type { ModelRef, Place, TabsAction } from './features/shell/open-tabs.ts';

const WorkspacesPage = lazy(() =>
  import('./features/workspaces/workspaces-page.tsx').then((module) => ({ default: module.WorkspacesPage })),
);

export interface PlacePageProps {
  readonly place: Place;
  /** Every model that is open. */
  readonly open: readonly ModelRef[];
  /** Folders and stores that are open. */
  readonly openGrants: readonly Grant[];
  readonly dispatch: Dispatch<TabsAction>;
  readonly settings: Settings | null;
  readonly run: (command: CommandId) => void;
  readonly onOpened: (opened: Opened) => void;
  readonly onError: (error: unknown) => void;
  readonly onPick: (picking: Picking) => void;
  readonly onCompare: (models: readonly ModelRef[]) => void;
  /** To the wizard, as it was left. */
  readonly onExport: () => void;
}

/** The pages of the app itself; nothing where a tab is shown. */
export function PlacePage(props: PlacePageProps) {
  const { place, open, openGrants, dispatch, settings, run, onOpened, onError, onPick, onCompare, onExport } = props;
  switch (place) {
    case 'library':
      return <LibraryPage run={run} onOpened={onOpened} onError={onError} />;
    case 'compare':
      return <CompareStart onPick={onPick} onCompare={onCompare} />;
    case 'workspaces':
      return (
        <Suspense fallback={<OpeningPage />}>
          <WorkspacesPage dispatch={dispatch} onPick={onPick} open={openGrants} />
        </Suspense>
      );
    case 'export':
      return (
        <PortPage
          open={open}
          onCompare={onCompare}
          onOpened={onOpened}
          onActivity={() => run('activity')}
          onShow={(model, view) => dispatch({ type: 'show', model, alone: false, view })}
        />
      );
    case 'activity':
      return <ActivityPage onOpened={onOpened} onExport={onExport} />;
    case 'settings':
      return <SettingsPage settings={settings} onError={onError} onAbout={() => run('about')} />;
    case 'about':
      return <AboutPage />;
    default:
      return null;
  }
}
