namespace Hypervisor.PveSimulator;

internal enum ParameterKind { Text, Integer, Number, Flag, List, Alias }
