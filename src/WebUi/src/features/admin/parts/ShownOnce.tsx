import { Button, Modal } from '@mantine/core'
import { text } from '../../../text/en'
import { Copy } from '../../../ui/Copy'

/** A secret that the server shows this once. */
export function ShownOnce({ name, secret, words, onClose }: { name: string; secret: string; words: { shownOnce: string; key: string; done: string }; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={name} overlayProps={{ blur: 0 }} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': text.common.close }}>
      <p className="note" data-tone="warn">{words.shownOnce}</p>
      <p className="row"><code className="secret">{secret}</code><Copy value={secret} what={words.key} /></p>
      <div className="form-actions"><Button onClick={onClose}>{words.done}</Button></div>
    </Modal>
  )
}
