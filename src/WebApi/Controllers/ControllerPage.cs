using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi;

/// <param name="Page">From 1.</param>
/// <param name="PerPage">1 to 100.</param>
internal sealed record ControllerPage(ImmutableArray<Controller> Items, int Total, int Page, int PerPage);
