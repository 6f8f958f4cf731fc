import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root'
import { word } from '../../ui/search'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } => ({ from: word(search.from) }),
  component: lazyRouteComponent(() => import('./pages/SignInPage'), 'SignInPage'),
})
