import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../app/root'

const controllers = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers',
  component: lazyRouteComponent(() => import('./pages/ControllersPage'), 'ControllersPage'),
})

const add = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers/new',
  component: lazyRouteComponent(() => import('./pages/AddClusterPage'), 'AddClusterPage'),
})

const edit = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/controllers/$id',
  component: lazyRouteComponent(() => import('./pages/EditControllerPage'), 'EditControllerPage'),
})

const settings = createRoute({
  getParentRoute: () => shellRoute,
  path: '/admin/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsPage'), 'SettingsPage'),
})

export const adminRoutes = [controllers, add, edit, settings] as const
