import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { accountRoute } from '../features/account/routes'
import { adminRoutes } from '../features/admin/routes'
import { alertsRoute } from '../features/alerts/routes'
import { backupsRoute } from '../features/backups/routes'
import { changeRoutes } from '../features/changes/routes'
import { clusterRoutes } from '../features/cluster/routes'
import { fleetRoute } from '../features/fleet/routes'
import { guestRoutes } from '../features/guest/routes'
import { guestsRoute } from '../features/guests/routes'
import { kioskRoutes } from '../features/kiosk/routes'
import { nodesRoute } from '../features/nodes/routes'
import { signInRoute } from '../features/session/routes'
import { storageRoute } from '../features/storage/routes'
import { tasksRoute } from '../features/tasks/routes'
import { NotFound } from '../ui/NotFound'
import { parseSearch, stringifySearch } from '../ui/search'
import { PageError } from './PageError'
import { rootRoute, shellRoute } from './root'

const routeTree = rootRoute.addChildren([
  signInRoute,
  ...kioskRoutes,
  shellRoute.addChildren([fleetRoute, alertsRoute, guestsRoute, nodesRoute, storageRoute, backupsRoute, tasksRoute, ...changeRoutes, ...clusterRoutes, ...guestRoutes, ...adminRoutes, accountRoute]),
])

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    basepath: '/hypervisor',
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultNotFoundComponent: () => <NotFound />,
    defaultErrorComponent: PageError,
    defaultPendingMs: 150,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
