import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { AppError } from '../../api/AppError'
import { rootRoute } from '../../app/root'
import { me } from '../../inventory/session'
import { word } from '../../ui/search'

/** What hangs on a wall: `rotate` is seconds a panel, `theme` light or dark. */
export interface KioskSearch {
  rotate?: string
  theme?: string
}

const kioskSearch = (search: Record<string, unknown>): KioskSearch => ({ rotate: word(search.rotate), theme: word(search.theme) })
const component = lazyRouteComponent(() => import('./pages/KioskPage'), 'KioskPage')

async function beforeLoad({ context, location }: { context: { queryClient: QueryClient }; location: { href: string } }) {
  try {
    await context.queryClient.ensureQueryData(me())
  } catch (error) {
    if (error instanceof AppError && error.status === 401) throw redirect({ to: '/sign-in' as string, search: { from: location.href } as never })
    throw error
  }
}

const fleet = createRoute({ getParentRoute: () => rootRoute, path: '/kiosk', validateSearch: kioskSearch, beforeLoad, component })
const cluster = createRoute({ getParentRoute: () => rootRoute, path: '/c/$controller/kiosk', validateSearch: kioskSearch, beforeLoad, component })

export const kioskRoutes = [fleet, cluster] as const
