import { Autocomplete } from '@mantine/core'
import { text } from '../../text/en'

const TYPES = ['x86-64-v2-AES', 'x86-64-v2', 'x86-64-v3', 'x86-64-v4', 'host', 'max', 'kvm64', 'qemu64', 'EPYC', 'EPYC-Rome', 'EPYC-Milan', 'EPYC-Genoa', 'Skylake-Server', 'Cascadelake-Server', 'Icelake-Server', 'SapphireRapids']

/** The usual types; a cluster may have others of its own. */
export function CpuSelect({ value, error, onChange }: { value: string; error?: string; onChange: (value: string) => void }) {
  return <Autocomplete label={text.guestForms.cpu} description={text.guestForms.cpuHint} data={TYPES} value={value} error={error} onChange={onChange} spellCheck={false} maxDropdownHeight={240} comboboxProps={{ withinPortal: true }} />
}
