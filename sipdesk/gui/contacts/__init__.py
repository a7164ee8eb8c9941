"""The register of units: who can be called, invited, or answer for an intervention."""
