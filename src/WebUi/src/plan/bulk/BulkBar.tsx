import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { Guest } from '../../api/types'
import { text } from '../../text/en'
import { planner, type BulkRequest } from '../store'

const words = text.changes.bulk
const FIRST: BulkRequest['action'][] = ['start', 'shutdown', 'snapshot', 'migrate']
const REST: BulkRequest['action'][] = ['reboot', 'stop', 'suspend', 'resume', 'backup', 'delete']

/** The API takes as many targets at once. */
const MOST = 500

interface Props {
  guests: readonly Guest[]
  /** How many the query has. */
  total: number
  onAll: () => Promise<void>
  onClear: () => void
  onDone: (failed: readonly string[]) => void
}

/** What can be done to all that are picked. */
export function BulkBar({ guests, total, onAll, onClear, onDone }: Props) {
  const [reading, setReading] = useState(false)
  const open = (action: BulkRequest['action']) => planner.openBulk({ action, guests, onDone })
  const all = () => {
    setReading(true)
    void onAll().finally(() => setReading(false))
  }
  return (
    <div className="bulk-bar" role="region" aria-label={words.selected(guests.length)}>
      <strong>{words.selected(guests.length)}</strong>
      {guests.length < total && total <= MOST && <Button variant="subtle" loading={reading} onClick={all}>{words.allMatch(total)}</Button>}
      {total > MOST && <span className="muted small">{text.habits.bulk.narrow(MOST, total)}</span>}
      <span className="spacer" />
      {FIRST.map((action) => <Button key={action} variant="default" onClick={() => open(action)}>{text.changes.actions[action]}</Button>)}
      <Menu position="top-end" withinPortal>
        <Menu.Target><Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>{text.changes.actions.more}</Button></Menu.Target>
        <Menu.Dropdown>
          {REST.map((action) => <Menu.Item key={action} className={action === 'delete' ? 'danger' : undefined} onClick={() => open(action)}>{text.changes.actions[action]}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
      <Button variant="subtle" onClick={onClear}>{words.clear}</Button>
    </div>
  )
}
