import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { Node } from '../../api/types'
import { useAtLeast } from '../../inventory/session'
import { text } from '../../text/en'
import { nodeTarget } from '../request'
import { planner } from '../store'

const words = text.changes.actions

const NODE_ACTIONS = [
  { feature: 'proxmox.node.apt_refresh', label: words.aptRefresh, online: true },
  { feature: 'proxmox.node.reboot', label: words.reboot, online: true, danger: true },
  { feature: 'proxmox.node.shutdown', label: words.shutdown, online: true, danger: true },
] as const

/** What can be done to a node; each opens its plan, which lists the guests that run there. */
export function NodeActions({ node }: { node: Node }) {
  const may = useAtLeast('site_admin')
  return (
    <div className="actions" role="group" aria-label={words.label(node.node)}>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{words.node}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {NODE_ACTIONS.map(({ feature, label, ...rest }) => {
            const why = !may ? text.changes.needsRole : node.status !== 'online' && !node.stale ? words.notWhile(node.status) : undefined
            return (
              <Menu.Item
                key={feature}
                className={'danger' in rest ? 'danger' : undefined}
                aria-disabled={why ? true : undefined}
                data-off={why ? true : undefined}
                closeMenuOnClick={!why}
                title={why}
                onClick={() => !why && planner.open({ ...nodeTarget(node), feature })}
              >
                {label}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
