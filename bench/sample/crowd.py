"""placeholder"""
def rows(*a): return []
