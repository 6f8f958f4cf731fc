import { NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { PruneTable } from '../../inventory/storage/PruneTable'
import { text } from '../../text/en'
import { ErrorState } from '../../ui/ErrorState'
import type { FormProps } from '.'
import { FormShell, given, useFields } from './kit'
import { prunePreview } from './queries'
import { rules } from './rules'

const words = text.changes.form
const KEEPS = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const

/** Which backups stay, with what would go shown before the plan. */
export default function PruneForm({ request: { controller, node = '', targetId, payload }, onDone, onCancel }: FormProps) {
  const storage = String(payload?.storage ?? targetId ?? '')
  const guest = typeof payload?.vmid === 'number' ? payload.vmid : undefined
  const fields = useFields(
    Object.fromEntries(KEEPS.map((keep) => [`keep_${keep}`, (payload?.[`keep_${keep}`] ?? '') as number | string])),
    (values) => Object.fromEntries(KEEPS.map((keep) => [`keep_${keep}`, rules.keep(values[`keep_${keep}`])])),
  )
  const { values, set, error, tried } = fields
  const keeps = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '').map(([name, value]) => [name, Number(value)]))
  const some = Object.values(keeps).some((value) => value > 0)
  const [asked] = useDebouncedValue(keeps, 400)
  const preview = useQuery({ ...prunePreview(controller, node, storage, asked, guest), enabled: some && Object.values(asked).some((value) => value > 0) })
  const marks = Array.isArray(preview.data) ? preview.data : []
  const gone = marks.filter((each) => each.mark === 'remove')
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && some && onDone(given({ storage, vmid: guest, type: payload?.type, ...keeps }))} fault={tried && !some && words.keepOne}>
      <div className="keep-fields">
        {KEEPS.map((keep) => (
          <NumberInput key={keep} label={words.keep[keep]} value={values[`keep_${keep}`]} error={error(`keep_${keep}`)} min={0} max={365} allowDecimal={false} onChange={(value) => set({ [`keep_${keep}`]: value })} />
        ))}
      </div>
      {preview.isError && <ErrorState what={text.error.load(words.preview.toLowerCase())} error={preview.error} />}
      {preview.data && (
        <section>
          <h3>{words.preview}</h3>
          {gone.length === 0 && <p className="muted">{words.previewNone}</p>}
          <PruneTable marks={marks} keeps={asked} />
        </section>
      )}
    </FormShell>
  )
}
