namespace Hypervisor.Grains.Interfaces;

/// <param name="Target">What the route said, filled up by the payload.</param>
public sealed record ParsedCommand(Command Command, CommandTarget Target);
