namespace Hypervisor.Grains.Interfaces;

/// <summary>A command for a guest that need not exist yet: its node is a choice.</summary>
public interface IPlacesGuest;
