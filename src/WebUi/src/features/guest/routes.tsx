import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { word } from '../../ui/search'

export interface GuestPageSearch {
  range?: string
  from?: string
  to?: string
  q?: string
  sort?: string
  /** The snapshot that is looked at. */
  snap?: string
  kind?: string
  /** `1`: the settings are a form. */
  edit?: string
  task?: string
}

const guestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/c/$controller/g/$type/$vmid',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/c/$controller/g/$type/$vmid/$tab', params: { ...params, tab: 'summary' } })
  },
})

const tabRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/c/$controller/g/$type/$vmid/$tab',
  validateSearch: (search: Record<string, unknown>): GuestPageSearch => ({
    range: word(search.range), from: word(search.from), to: word(search.to), q: word(search.q), sort: word(search.sort), snap: word(search.snap), kind: word(search.kind), edit: word(search.edit), task: word(search.task),
  }),
  component: lazyRouteComponent(() => import('./pages/GuestPage'), 'GuestPage'),
})

export const guestRoutes = [guestRoute, tabRoute] as const
