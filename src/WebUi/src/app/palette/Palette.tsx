import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { fleetDashboard } from '../../inventory/clusters/queries'
import { useAtLeast } from '../../inventory/session'
import { addressOf } from '../../inventory/views/start'
import { views } from '../../inventory/views/queries'
import { GUEST_ACTIONS } from '../../plan/actions/guestActions'
import { featureName } from '../../plan/look'
import { planner } from '../../plan/store'
import { text } from '../../text/en'
import { controllerLook, objectLook } from '../../ui/state'
import { openKeys } from '../Keys'
import { ADMIN, PAGES } from '../railPages'
import { useActedOn } from './actedOn'
import { hitAddress, searchAll, type Hit } from './hits'
import { rank } from './rank'
import { recentlyVisited } from './recent'
import { closePalette } from './store'

const [store, spotlight] = createSpotlight()
const TYPING_MS = 120
const MOST = 8
const BULK = ['start', 'shutdown', 'reboot', 'stop', 'suspend', 'resume', 'snapshot', 'backup', 'migrate', 'delete'] as const
const words = text.keys.palette

const group = (name: string, actions: SpotlightActionData[]): SpotlightActionGroupData[] => (actions.length > 0 ? [{ group: name, actions }] : [])

/** Pages, objects of all clusters, actions on what is looked at or picked. `>`: actions only; `#`: an ID. */
export default function Palette({ begin }: { begin: string }) {
  const navigate = useNavigate()
  const router = useRouter()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [query, setQuery] = useState(begin)
  const onlyActions = query.startsWith('>')
  const byId = query.startsWith('#')
  const plain = (onlyActions || byId ? query.slice(1) : query).trim()
  const [typed] = useDebouncedValue(plain, TYPING_MS)
  const isAdmin = useAtLeast('site_admin')
  const isOrgAdmin = useAtLeast('org_admin')
  const clusters = useQuery(fleetDashboard()).data?.clusters ?? []
  const saved = useQuery(views()).data ?? []
  const { guests, label } = useActedOn()
  const found = useQuery({ ...searchAll(byId ? 'guest' : undefined, typed), enabled: typed.length > 0 && !onlyActions })
  // Told of its end only by a store that was opened.
  useEffect(() => spotlight.open(), [])
  const go = (address: string) => router.history.push(`/hypervisor${address}`)

  const pages = [
    ...[...PAGES, ...(isAdmin ? ADMIN.filter((page) => !page.role || isOrgAdmin) : [])].map(({ to, label: name }) => [String(to), name] as const),
    ['/preferences', words.account] as const,
    ...(isAdmin ? [['/admin/controllers/new', text.nav.addCluster] as const, ['/admin/fabric/new', text.fabric.connections.add] as const] : []),
  ]
  const commands = [
    { id: 'theme', label: words.toggleTheme, run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark') },
    { id: 'keys', label: words.keysOf, run: openKeys },
  ]
  const single = guests.length === 1 ? guests[0] : undefined
  const acts: { id: string; label: string; run: () => void }[] = !isAdmin || guests.length === 0 ? [] : single
    ? GUEST_ACTIONS.filter((action) => !action.blocked(single)).map((action) => ({ id: action.id, label: `${action.label}${action.asks ? text.changes.actions.dots : ''}`, run: () => planner.open(action.request(single)) }))
    : BULK.map((action) => ({ id: action, label: text.changes.actions[action], run: () => planner.openBulk({ action, guests }) }))

  // The kind of what fits best comes first.
  const kinds = [...new Set((found.data?.items ?? []).map((hit) => hit.kind))].filter((kind): kind is keyof typeof KINDS => kind in KINDS)

  const actions: SpotlightActionGroupData[] = [
    ...(byId ? [] : group(words.actions(label), rank(acts, (act) => act.label, plain).map((act) => ({ id: `act ${act.id}`, label: act.label, 'aria-label': `${act.label} ${label}`, onClick: act.run })))),
    ...(onlyActions || byId ? [] : [
      ...(plain === '' ? group(words.recent, recentlyVisited().slice(0, 6).map((page) => ({ id: `recent ${page.address}`, label: page.label, onClick: () => go(page.address) }))) : []),
      ...group(text.palette.pages, rank(pages, ([, name]) => name, plain).map(([address, name]) => ({ id: address, label: name, onClick: () => go(address) }))),
      ...group(words.views, rank(saved, (view) => view.name, plain).map((view) => ({ id: `view ${view.id}`, label: view.name, description: view.q, onClick: () => go(addressOf(view)) }))),
      ...group(text.palette.clusters, rank(clusters, (cluster) => cluster.controller_name, plain).slice(0, MOST).map((cluster) => ({
        id: cluster.controller_id,
        label: cluster.controller_name,
        description: controllerLook(cluster.status).word,
        onClick: () => void navigate({ to: '/c/$controller/$tab', params: { controller: cluster.controller_id, tab: 'dashboard' } }),
      }))),
    ]),
    ...(onlyActions ? [] : kinds.flatMap((kind) => group(KINDS[kind], (typed ? found.data?.items ?? [] : []).filter((hit) => hit.kind === kind && (!byId || String(hit.vmid ?? '').startsWith(plain))).slice(0, MOST).map((hit) => ({
      id: hit.id,
      label: nameOf(hit),
      description: [hit.vmid, `${hit.controller_name}${hit.node && kind !== 'node' ? ` / ${hit.node}` : ''}`, kind === 'change' ? text.changes.status[hit.status as keyof typeof text.changes.status] : objectLook(hit.status, false).word].filter(Boolean).join(' · '),
      onClick: () => go(hitAddress(hit)),
    }))))),
    ...(byId ? [] : group(text.nav.label, rank(commands, (command) => command.label, plain).map((command) => ({ id: command.id, label: command.label, onClick: command.run })))),
  ]
  return (
    <Spotlight
      store={store}
      onSpotlightClose={closePalette}
      shortcut={null}
      actions={actions}
      filter={(_, all) => all}
      query={query}
      onQueryChange={setQuery}
      nothingFound={onlyActions && acts.length === 0 ? words.noActions : found.isError ? text.palette.failed : text.palette.nothing}
      overlayProps={{ blur: 0 }}
      scrollable
      attributes={{ content: { 'aria-label': text.palette.label } }}
      maxHeight={420}
      searchProps={{ placeholder: words.placeholder, 'aria-label': text.palette.label, leftSection: <IconSearch size={18} aria-hidden="true" /> }}
    />
  )
}

const KINDS = { guest: text.palette.guests, node: words.nodes, storage: words.storages, change: words.changes }

/** A change's name begins with its feature, which people know by other words. */
function nameOf({ kind, name }: Hit): string {
  if (kind !== 'change') return name
  const [feature = '', ...rest] = name.split(' ')
  return [featureName(feature, 'create'), ...rest].join(' ')
}
