import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import type { PlanSearch } from '../../plan/request'
import { known, word } from '../../ui/search'
import { RISKS, TABS, VIEWS, type ChangeSearch, type QueueSearch } from './search'

const queue = createRoute({
  getParentRoute: () => shellRoute,
  path: '/changes',
  validateSearch: (search: Record<string, unknown>): QueueSearch => ({
    q: word(search.q),
    view: known(search.view, VIEWS),
    mine: search.mine === 'true' ? 'true' : undefined,
    risk: known(search.risk, RISKS),
    cluster: word(search.cluster),
    sel: word(search.sel),
  }),
  component: lazyRouteComponent(() => import('./pages/QueuePage'), 'QueuePage'),
})

const one = createRoute({
  getParentRoute: () => shellRoute,
  path: '/changes/$id',
  validateSearch: (search: Record<string, unknown>): ChangeSearch => ({ tab: known(search.tab, TABS) }),
  component: lazyRouteComponent(() => import('./pages/ChangePage'), 'ChangePage'),
})

const plan = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plan',
  validateSearch: (search: Record<string, unknown>): PlanSearch => ({
    feature: word(search.feature),
    operation: word(search.operation),
    target: word(search.target),
    target_id: word(search.target_id),
    name: word(search.name),
    payload: word(search.payload),
  }),
  component: lazyRouteComponent(() => import('./pages/PlanPage'), 'PlanPage'),
})

export const changeRoutes = [queue, one, plan] as const
