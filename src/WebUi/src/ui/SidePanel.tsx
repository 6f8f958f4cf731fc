import { IconX } from '@tabler/icons-react'
import { useEffect, useId, type ReactNode } from 'react'
import { text } from '../text/en'

/** A drawer beside the list, which stays usable by keyboard and pointer; the whole page on a phone. */
export function SidePanel({ title, children, onClose, wide }: { title: ReactNode; children: ReactNode; onClose: () => void; wide?: boolean }) {
  const heading = useId()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <aside className="side-panel" data-wide={wide || undefined} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text.common.close}><IconX size={18} aria-hidden="true" /></button>
      </header>
      <div className="side-panel-body" tabIndex={0} role="region" aria-labelledby={heading}>{children}</div>
    </aside>
  )
}
