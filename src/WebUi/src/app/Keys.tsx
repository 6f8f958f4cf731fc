import { Modal } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { text } from '../text/en'
import { useListedKeys, type KeyHelp } from '../ui/keys'
import { usePreferences } from '../ui/preferences'

const words = text.keys

let opened = false
const listeners = new Set<() => void>()
const become = (next: boolean) => {
  opened = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const openKeys = () => become(true)

export const EVERYWHERE: readonly KeyHelp[] = [
  { keys: 'Ctrl K', what: words.what.palette },
  { keys: 'g f', what: words.what.fleet },
  { keys: 'g g', what: words.what.guests },
  { keys: 'g n', what: words.what.nodes },
  { keys: 'g c', what: words.what.changes },
  { keys: 'g t', what: words.what.tasks },
  { keys: '/', what: words.what.query },
  { keys: '.', what: words.what.actions },
  { keys: '?', what: words.what.help },
  { keys: 'Esc', what: words.what.back },
]

/** What the keys do on this page. */
export function Keys() {
  const isOpen = useSyncExternalStore(subscribe, () => opened)
  const listed = useListedKeys()
  const { letters } = usePreferences()
  return (
    <Modal opened={isOpen} onClose={() => become(false)} title={words.title} size="lg" overlayProps={{ blur: 0 }} closeButtonProps={{ 'aria-label': text.common.close }}>
      {!letters && <p className="note" data-tone="warn">{words.off}</p>}
      <div className="columns">
        {[{ title: words.everywhere, keys: EVERYWHERE }, ...listed].map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl className="key-list">
              {group.keys.map(({ keys, what }) => <div key={keys}><dt>{keys.split(' ').map((key, i) => <kbd key={`${key} ${i}`}>{key}</kbd>)}</dt><dd>{what}</dd></div>)}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
