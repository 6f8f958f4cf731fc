import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'
import { listSearch } from '../../inventory/search'

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./pages/TasksPage'), 'TasksPage'),
})
