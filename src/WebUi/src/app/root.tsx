import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { AppError } from '../api/AppError'
import { me } from '../inventory/session'
import { startOnce } from '../inventory/views/start'
import { NotFound } from '../ui/NotFound'
import { PageError } from './PageError'
import { Shell } from './Shell'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => <main className="alone"><NotFound /></main>,
  errorComponent: PageError,
})

/** All pages that need a signed-in user, inside the frame. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(me())
    } catch (error) {
      if (error instanceof AppError && error.status === 401) throw redirect({ to: '/sign-in' as string, search: { from: location.href } as never })
      throw error
    }
    const start = startOnce(location.searchStr ? '' : location.pathname)
    if (start) throw redirect({ href: `/hypervisor${start}` })
  },
  component: Shell,
})
