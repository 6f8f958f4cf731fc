import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root'
import { word } from '../../ui/search'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string; failed?: string } => ({ from: word(search.from), failed: word(search.failed) }),
  component: lazyRouteComponent(() => import('./pages/SignInPage'), 'SignInPage'),
})
