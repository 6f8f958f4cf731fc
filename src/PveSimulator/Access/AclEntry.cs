namespace Hypervisor.PveSimulator;

/// <param name="Type">user, group or token.</param>
internal sealed record AclEntry(string Path, string Type, string Ugid, string Role, bool Propagates);
