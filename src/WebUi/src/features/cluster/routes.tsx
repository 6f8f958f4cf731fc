import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { listSearch } from '../../inventory/search'

const clusterRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/c/$controller',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/c/$controller/$tab', params: { controller: params.controller, tab: 'dashboard' } })
  },
})

const tabRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/c/$controller/$tab',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/ClusterPage'), 'ClusterPage'),
})

export const clusterRoutes = [clusterRoute, tabRoute] as const
