namespace Hypervisor.PveSimulator;

/// <summary>A program that the agent ran, and how it ended.</summary>
internal sealed record AgentProcess(int ExitCode, string Output, string Errors);
