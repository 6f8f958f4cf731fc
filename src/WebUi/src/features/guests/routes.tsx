import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { guestSearch, type GuestSearch } from '../../inventory/guests/search'
import { word } from '../../ui/search'

export const guestsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/guests',
  validateSearch: (search: Record<string, unknown>): GuestSearch & { site?: string } => ({ ...guestSearch(search), site: word(search.site) }),
  component: lazyRouteComponent(() => import('./pages/GuestsPage'), 'GuestsPage'),
})
