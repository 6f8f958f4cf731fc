import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { listSearch } from '../../inventory/search'

export const storageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/storage',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/StoragePage'), 'StoragePage'),
})
