import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/preferences',
  component: lazyRouteComponent(() => import('./pages/AccountPage'), 'AccountPage'),
})
