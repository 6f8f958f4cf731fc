import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { alertSearch } from './search'

export const alertsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/alerts',
  validateSearch: alertSearch,
  component: lazyRouteComponent(() => import('./pages/AlertsPage'), 'AlertsPage'),
})
