import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { listSearch } from '../../inventory/search'

export const nodesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/nodes',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/NodesPage'), 'NodesPage'),
})
