import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { known, word } from '../../ui/search'

export const fleetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { site?: string; sort?: string; as?: 'table' } => ({ site: word(search.site), sort: word(search.sort), as: known(search.as, ['table']) }),
  component: lazyRouteComponent(() => import('./pages/FleetPage'), 'FleetPage'),
})
