import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { AppError } from '../../api/AppError'
import type { Guest, Node } from '../../api/types'
import { nodeRead } from '../../inventory/reads'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { nodeTarget } from '../request'
import { planner } from '../store'

const words = text.changes.actions
const more = text.clusterWork.node

const NODE_ACTIONS = [
  { feature: 'proxmox.node.apt_refresh', label: words.aptRefresh },
  { feature: 'proxmox.node.reboot', label: words.reboot, danger: true },
  { feature: 'proxmox.node.shutdown', label: words.shutdown, danger: true },
] as const

/** What can be done to a node; each opens its plan, which lists the guests that run there. */
export function NodeActions({ node }: { node: Node }) {
  return (
    <div className="actions" role="group" aria-label={words.label(node.node)}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{words.node}</Button>
        </Menu.Target>
        <Menu.Dropdown><NodeMenuItems node={node} /></Menu.Dropdown>
      </Menu>
    </div>
  )
}

export function NodeMenuItems({ node }: { node: Node }) {
  const may = useAtLeast('site_admin')
  const evacuate = useEvacuation()
  const why = !may ? text.changes.needsRole : node.status !== 'online' && !node.stale ? words.notWhile(node.status) : undefined
  const item = (key: string, label: string, act: () => void, danger?: boolean) => (
    <Menu.Item
      key={key}
      className={danger ? 'danger' : undefined}
      aria-disabled={why ? true : undefined}
      data-off={why ? true : undefined}
      closeMenuOnClick={!why}
      title={why}
      onClick={() => !why && act()}
    >
      {label}
    </Menu.Item>
  )
  return (
    <>
      {item('evacuate', more.evacuate, () => void evacuate(node))}
      {NODE_ACTIONS.map(({ feature, label, ...rest }) => item(feature, label, () => planner.open({ ...nodeTarget(node), feature }), 'danger' in rest))}
    </>
  )
}

/** Opens the moving of all guests of a node to another one. */
function useEvacuation() {
  const client = useQueryClient()
  return async (node: Node) => {
    try {
      const lists = await Promise.all(['/vms', '/containers'].map((what) => client.fetchQuery(nodeRead<Guest[]>(node.controller_id, node.name, what))))
      const guests = lists.flat().filter((guest) => !guest.template)
      if (guests.length > 0) planner.openBulk({ action: 'migrate', guests })
      else notifications.show({ message: more.nothing(node.name) })
    } catch (error) {
      notifications.show({ color: 'red', message: `${more.evacuateFailed}: ${AppError.from(error).message}` })
    }
  }
}
