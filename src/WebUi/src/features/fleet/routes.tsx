import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { word } from '../../ui/search'

export const fleetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { site?: string; sort?: string } => ({ site: word(search.site), sort: word(search.sort) }),
  component: lazyRouteComponent(() => import('./pages/FleetPage'), 'FleetPage'),
})
