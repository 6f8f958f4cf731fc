import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { listSearch } from '../../inventory/search'

export const backupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/backups',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/BackupsPage'), 'BackupsPage'),
})
