namespace Hypervisor.Grains.Interfaces;

/// <summary>A volume, with or without its storage before it. Names may hold blanks and much else, but lead nowhere outside of their storage.</summary>
public sealed class VolumeAttribute() : FormAttribute(@"[^\x00-\x1f\x7f-\x9f\\%]+", "name of a volume", 512)
{
    protected override bool IsAllowed(string text) => !text.Split('/', ':').Any(part => part is "" or "." or "..");
}
